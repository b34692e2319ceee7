-- Whether a person signed in on such a device before, ended sessions among them.
CREATE INDEX sessions_of_device ON sessions (account_id, browser, system);
