package dev.runyard.persistence.run;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class RunActionColumn implements AttributeConverter<RunAction, String> {
    private static final WireNames<RunAction> NAMES = new WireNames<>(RunAction.values(), RunAction::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RunAction value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable RunAction convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
