package dev.runyard.persistence.run;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resource addresses in one column, a line each: terraform's addresses hold no line breaks. */
@Converter
final class Addresses implements AttributeConverter<List<String>, String> {
    @Override
    public String convertToDatabaseColumn(@Nullable List<String> addresses) {
        return addresses == null ? "" : String.join("\n", addresses);
    }

    @Override
    public List<String> convertToEntityAttribute(@Nullable String column) {
        return column == null || column.isEmpty() ? List.of() : List.of(column.split("\n", -1));
    }
}
