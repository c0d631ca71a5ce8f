package dev.runyard.persistence.run;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class RunSourceColumn implements AttributeConverter<RunSource, String> {
    private static final WireNames<RunSource> NAMES = new WireNames<>(RunSource.values(), RunSource::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RunSource value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable RunSource convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
