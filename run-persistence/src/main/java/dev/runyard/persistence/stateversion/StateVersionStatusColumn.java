package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class StateVersionStatusColumn implements AttributeConverter<StateVersionStatus, String> {
    private static final WireNames<StateVersionStatus> NAMES =
            new WireNames<>(StateVersionStatus.values(), StateVersionStatus::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable StateVersionStatus value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable StateVersionStatus convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
