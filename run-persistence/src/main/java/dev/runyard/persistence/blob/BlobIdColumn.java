package dev.runyard.persistence.blob;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class BlobIdColumn implements AttributeConverter<BlobId, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable BlobId id) {
        return id == null ? null : id.value();
    }

    @Override
    public @Nullable BlobId convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : new BlobId(column);
    }
}
