package dev.runyard.persistence.run;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class PhaseKindColumn implements AttributeConverter<PhaseKind, String> {
    private static final WireNames<PhaseKind> NAMES = new WireNames<>(PhaseKind.values(), PhaseKind::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PhaseKind value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable PhaseKind convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
