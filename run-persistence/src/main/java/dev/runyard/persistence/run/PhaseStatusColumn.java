package dev.runyard.persistence.run;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class PhaseStatusColumn implements AttributeConverter<PhaseStatus, String> {
    private static final WireNames<PhaseStatus> NAMES = new WireNames<>(PhaseStatus.values(), PhaseStatus::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PhaseStatus value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable PhaseStatus convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
