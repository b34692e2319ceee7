import { useEffect, useState } from 'react';

const EVERY_MS = 100;

/** How loud a microphone is, from 0 to 1, several times a second. */
export function useLevel(stream: MediaStream | undefined): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!stream) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // A voice is around a tenth of full scale: the root makes it visible.
      setLevel(Math.min(1, Math.sqrt(Math.sqrt(power)) * 1.4));
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      void context.close();
      setLevel(0);
    };
  }, [stream]);
  return level;
}
