package dev.runyard.persistence.user;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class TokenKindColumn implements AttributeConverter<TokenKind, String> {
    private static final WireNames<TokenKind> NAMES = new WireNames<>(TokenKind.values(), TokenKind::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable TokenKind value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable TokenKind convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
