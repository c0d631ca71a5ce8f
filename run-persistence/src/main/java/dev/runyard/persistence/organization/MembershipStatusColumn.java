package dev.runyard.persistence.organization;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class MembershipStatusColumn implements AttributeConverter<MembershipStatus, String> {
    private static final WireNames<MembershipStatus> NAMES =
            new WireNames<>(MembershipStatus.values(), MembershipStatus::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable MembershipStatus value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable MembershipStatus convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
