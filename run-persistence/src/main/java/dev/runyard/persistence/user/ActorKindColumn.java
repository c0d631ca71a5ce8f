package dev.runyard.persistence.user;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class ActorKindColumn implements AttributeConverter<Actor.Kind, String> {
    private static final WireNames<Actor.Kind> NAMES = new WireNames<>(Actor.Kind.values(), Actor.Kind::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(Actor.@Nullable Kind value) {
        return NAMES.write(value);
    }

    @Override
    public Actor.@Nullable Kind convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
