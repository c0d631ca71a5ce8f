package dev.runyard.api.agentpool;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.engine.worker.WorkerRegister;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.worker.Worker;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code agents}, with what they tell of themselves beyond what HCP Terraform shows. */
@Component
final class AgentResource implements Resource<Worker> {
    private final WorkerRegister register;

    AgentResource(WorkerRegister register) {
        this.register = register;
    }

    @Override
    public Class<Worker> shows() {
        return Worker.class;
    }

    @Override
    public List<Worker> byIds(Collection<String> ids) {
        return register.find(ids);
    }

    @Override
    public TypedId subject(Worker worker) {
        return worker.id();
    }

    @Override
    public ResourceType<Worker> type() {
        return ResourceType.named("agents", (Worker worker) -> worker.id().value())
                .attribute("name", worker -> worker.told().name())
                .attribute("status", worker -> worker.status().wireName())
                .attribute("ip-address", worker -> worker.told().address())
                .attribute("last-ping-at", Worker::lastPingAt)
                .attribute("created-at", Worker::createdAt)
                .attribute("version", worker -> worker.told().version())
                .attribute("concurrency", worker -> worker.told().concurrency())
                .attribute("labels", worker -> worker.told().labels())
                .toOne(
                        "agent-pool",
                        "agent-pools",
                        worker -> worker.pool() == null ? null : worker.pool().value())
                .self(worker -> "/api/v2/agents/" + worker.id());
    }
}
