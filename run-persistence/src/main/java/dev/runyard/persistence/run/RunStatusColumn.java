package dev.runyard.persistence.run;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class RunStatusColumn implements AttributeConverter<RunStatus, String> {
    private static final WireNames<RunStatus> NAMES = new WireNames<>(RunStatus.values(), RunStatus::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RunStatus value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable RunStatus convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
