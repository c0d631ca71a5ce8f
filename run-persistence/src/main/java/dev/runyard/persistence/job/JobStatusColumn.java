package dev.runyard.persistence.job;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class JobStatusColumn implements AttributeConverter<JobStatus, String> {
    private static final WireNames<JobStatus> NAMES = new WireNames<>(JobStatus.values(), JobStatus::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable JobStatus value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable JobStatus convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
