package dev.runyard.persistence.execution;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class ExecutionModeColumn implements AttributeConverter<ExecutionMode, String> {
    private static final WireNames<ExecutionMode> NAMES =
            new WireNames<>(ExecutionMode.values(), ExecutionMode::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ExecutionMode value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable ExecutionMode convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
