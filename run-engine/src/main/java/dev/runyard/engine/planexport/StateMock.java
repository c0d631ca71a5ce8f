package dev.runyard.engine.planexport;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/** The state that a plan was made against, as HCP Terraform's page "tfstate/v2 Sentinel import" has it. */
final class StateMock implements Mock {
    private final PlanJson plan;

    StateMock(PlanJson plan) {
        this.plan = plan;
    }

    @Override
    public String of() {
        return "tfstate/v2";
    }

    @Override
    public String fileName() {
        return "mock-tfstate-v2.sentinel";
    }

    @Override
    public void write(SentinelText to) {
        var left = new ArrayList<>(List.of("outputs", "resources"));
        var version = new ArrayList<>(List.of("terraform_version"));
        plan.members((name, state) -> {
            if (!name.equals("prior_state")) {
                return false;
            }
            PlanJson.members(state, (member, parser) -> {
                if (member.equals("terraform_version")) {
                    to.assign(member);
                    to.copy(parser);
                    return version.remove(member);
                }
                return member.equals("values") && values(parser, left, to);
            });
            return true;
        });
        version.forEach(name -> {
            to.assign(name);
            to.undefined();
        });
        left.forEach(name -> {
            to.assign(name);
            to.startMap();
            to.endMap();
        });
    }

    private static boolean values(JsonParser values, List<String> left, SentinelText to) {
        PlanJson.members(values, (name, parser) -> {
            switch (name) {
                case "outputs" -> {
                    to.assign("outputs");
                    StateCollections.outputs(parser, to);
                    left.remove("outputs");
                }
                case "root_module" -> {
                    to.assign("resources");
                    StateCollections.resources(parser, to);
                    left.remove("resources");
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        return true;
    }
}
