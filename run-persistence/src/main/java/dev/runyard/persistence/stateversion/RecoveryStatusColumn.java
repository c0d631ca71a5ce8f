package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class RecoveryStatusColumn implements AttributeConverter<RecoveryStatus, String> {
    private static final WireNames<RecoveryStatus> NAMES =
            new WireNames<>(RecoveryStatus.values(), RecoveryStatus::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RecoveryStatus value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable RecoveryStatus convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
