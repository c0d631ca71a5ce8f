package dev.runyard.persistence.limit;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class TimeLimitColumn implements AttributeConverter<TimeLimit, Integer> {
    @Override
    public @Nullable Integer convertToDatabaseColumn(@Nullable TimeLimit limit) {
        return limit == null ? null : limit.seconds();
    }

    @Override
    public @Nullable TimeLimit convertToEntityAttribute(@Nullable Integer seconds) {
        return seconds == null ? null : new TimeLimit(seconds);
    }
}
