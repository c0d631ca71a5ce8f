package dev.runyard.persistence.variable;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class VariableCategoryColumn implements AttributeConverter<VariableCategory, String> {
    private static final WireNames<VariableCategory> NAMES =
            new WireNames<>(VariableCategory.values(), VariableCategory::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable VariableCategory value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable VariableCategory convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
