package dev.runyard.persistence.workspace;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class PerformanceColumn implements AttributeConverter<Performance, String> {
    @Override
    public String convertToDatabaseColumn(@Nullable Performance value) {
        return value == null ? "" : value.text();
    }

    @Override
    public Performance convertToEntityAttribute(@Nullable String text) {
        return text == null ? Performance.NONE : Performance.parse(text);
    }
}
