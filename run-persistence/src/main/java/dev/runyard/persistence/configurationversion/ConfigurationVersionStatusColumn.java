package dev.runyard.persistence.configurationversion;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class ConfigurationVersionStatusColumn implements AttributeConverter<ConfigurationVersionStatus, String> {
    private static final WireNames<ConfigurationVersionStatus> NAMES =
            new WireNames<>(ConfigurationVersionStatus.values(), ConfigurationVersionStatus::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ConfigurationVersionStatus value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable ConfigurationVersionStatus convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
