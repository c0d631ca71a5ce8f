package dev.runyard.persistence.egress;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranges of addresses in one column: they hold no spaces. */
@Converter
final class Ranges implements AttributeConverter<List<String>, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<String> ranges) {
        return ranges == null || ranges.isEmpty() ? null : String.join(" ", ranges);
    }

    @Override
    public List<String> convertToEntityAttribute(@Nullable String column) {
        return column == null || column.isEmpty() ? List.of() : List.of(column.split(" ", -1));
    }
}
