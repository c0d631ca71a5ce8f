package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.run.RunId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code ended-runs}, which nothing refers to and HCP Terraform does not have. */
@Component
final class EndedRunsResource implements Resource<EndedRuns> {
    @Override
    public Class<EndedRuns> shows() {
        return EndedRuns.class;
    }

    @Override
    public List<EndedRuns> byIds(Collection<String> ids) {
        return List.of();
    }

    @Override
    public @Nullable TypedId subject(EndedRuns runs) {
        return null;
    }

    @Override
    public ResourceType<EndedRuns> type() {
        return ResourceType.named(
                        "ended-runs", (EndedRuns runs) -> runs.workspace().value())
                .attribute("count", runs -> runs.ended().runs().size())
                .attribute("more", runs -> runs.ended().more())
                .toMany(
                        "runs",
                        "runs",
                        runs -> runs.ended().runs().stream().map(RunId::value).toList());
    }
}
