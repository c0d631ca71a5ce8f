package dev.runyard.persistence.egress;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class EgressPolicyColumn implements AttributeConverter<EgressPolicy, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable EgressPolicy value) {
        return EgressPolicy.NAMES.write(value);
    }

    @Override
    public @Nullable EgressPolicy convertToEntityAttribute(@Nullable String name) {
        return EgressPolicy.NAMES.read(name);
    }
}
