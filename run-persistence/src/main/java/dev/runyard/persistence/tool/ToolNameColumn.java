package dev.runyard.persistence.tool;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class ToolNameColumn implements AttributeConverter<ToolName, String> {
    private static final WireNames<ToolName> NAMES = new WireNames<>(ToolName.values(), ToolName::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ToolName value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable ToolName convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
