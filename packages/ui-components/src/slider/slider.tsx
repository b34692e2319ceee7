import { Slider as AriaSlider, Label, SliderThumb, SliderTrack } from 'react-aria-components';

export interface SliderProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step: number;
  /** Says a value in words. */
  words?: Intl.NumberFormatOptions;
}

/** One number among many, by hand or by arrow keys. */
export function Slider({ label, value, onChange, min, max, step, words }: SliderProps) {
  return (
    <AriaSlider
      className="g-slider"
      value={value}
      onChange={onChange}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={words}
    >
      <Label className="g-field-label">{label}</Label>
      <SliderTrack className="g-slider-track">
        <SliderThumb className="g-slider-thumb" />
      </SliderTrack>
    </AriaSlider>
  );
}
