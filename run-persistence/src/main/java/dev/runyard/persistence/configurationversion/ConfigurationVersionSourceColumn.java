package dev.runyard.persistence.configurationversion;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class ConfigurationVersionSourceColumn implements AttributeConverter<ConfigurationVersionSource, String> {
    private static final WireNames<ConfigurationVersionSource> NAMES =
            new WireNames<>(ConfigurationVersionSource.values(), ConfigurationVersionSource::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ConfigurationVersionSource value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable ConfigurationVersionSource convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
