package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class RecoveryReasonColumn implements AttributeConverter<RecoveryReason, String> {
    private static final WireNames<RecoveryReason> NAMES =
            new WireNames<>(RecoveryReason.values(), RecoveryReason::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RecoveryReason value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable RecoveryReason convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
