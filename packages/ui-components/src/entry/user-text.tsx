/** What a person wrote: their line breaks kept, any script's direction, long words broken. Never HTML. */
export function UserText({ children, size = 'body' }: { children: string; size?: 'body' | 'reading' }) {
  return (
    <p className="g-user-text" data-size={size} dir="auto">
      {children}
    </p>
  );
}
