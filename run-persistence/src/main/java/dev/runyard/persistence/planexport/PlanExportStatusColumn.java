package dev.runyard.persistence.planexport;

import dev.runyard.persistence.WireNames;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
final class PlanExportStatusColumn implements AttributeConverter<PlanExportStatus, String> {
    private static final WireNames<PlanExportStatus> NAMES =
            new WireNames<>(PlanExportStatus.values(), PlanExportStatus::wireName);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PlanExportStatus value) {
        return NAMES.write(value);
    }

    @Override
    public @Nullable PlanExportStatus convertToEntityAttribute(@Nullable String name) {
        return NAMES.read(name);
    }
}
