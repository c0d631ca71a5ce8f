package dev.runyard.engine.planexport;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** A plan as HCP Terraform's page "tfplan/v2 Sentinel import" has it. */
final class PlanMock implements Mock {
    private static final List<String> COLLECTIONS =
            List.of("planned_values", "variables", "resource_changes", "resource_drift", "output_changes");

    private final PlanJson plan;

    PlanMock(PlanJson plan) {
        this.plan = plan;
    }

    @Override
    public String of() {
        return "tfplan/v2";
    }

    @Override
    public String fileName() {
        return "mock-tfplan-v2.sentinel";
    }

    @Override
    public void write(SentinelText to) {
        var missing = new LinkedHashSet<>(COLLECTIONS);
        plan.members((name, parser) -> {
            boolean known = missing.remove(name) || name.equals("terraform_version");
            if (known) {
                to.assign(name);
                collection(name, parser, to);
            }
            return known;
        });
        missing.forEach(name -> {
            to.assign(name);
            empty(name, to);
        });
        to.assign("raw");
        plan.read(to::copy);
    }

    private static void collection(String name, JsonParser parser, SentinelText to) {
        if (name.equals("terraform_version")) {
            to.copy(parser);
            return;
        }
        if (name.equals("planned_values")) {
            plannedValues(parser, to);
            return;
        }
        to.startMap();
        switch (name) {
            case "variables" -> PlanJson.members(parser, (variable, each) -> variable(variable, each, to));
            case "output_changes" -> PlanJson.members(parser, (output, each) -> output(output, each, to));
            default -> PlanJson.elements(parser, each -> resource(PlanJson.value(each), to));
        }
        to.endMap();
    }

    private static void empty(String name, SentinelText to) {
        to.startMap();
        if (name.equals("planned_values")) {
            rest(List.of("outputs", "resources"), to);
        }
        to.endMap();
    }

    private static void plannedValues(JsonParser values, SentinelText to) {
        var missing = new LinkedHashSet<>(List.of("outputs", "resources"));
        to.startMap();
        PlanJson.members(values, (name, parser) -> {
            switch (name) {
                case "outputs" -> {
                    to.key("outputs");
                    StateCollections.outputs(parser, to);
                    missing.remove("outputs");
                }
                case "root_module" -> {
                    to.key("resources");
                    StateCollections.resources(parser, to);
                    missing.remove("resources");
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        rest(missing, to);
        to.endMap();
    }

    private static void rest(Collection<String> names, SentinelText to) {
        names.forEach(name -> {
            to.key(name);
            to.startMap();
            to.endMap();
        });
    }

    private static boolean variable(String name, JsonParser parser, SentinelText to) {
        to.key(name);
        to.startMap();
        to.key("name");
        to.text(name);
        Mock.member("value", PlanJson.value(parser).path("value"), to);
        to.endMap();
        return true;
    }

    private static boolean output(String name, JsonParser parser, SentinelText to) {
        to.key(name);
        to.startMap();
        change(PlanJson.value(parser), to);
        to.key("name");
        to.text(name);
        to.endMap();
        return true;
    }

    private static void resource(JsonNode resource, SentinelText to) {
        String address = resource.path("address").asString("");
        String deposed = resource.path("deposed").asString("");
        to.key(deposed.isEmpty() ? address : address + ":" + deposed);
        to.startMap();
        Mock.text("address", resource.path("address"), to);
        change(resource.path("change"), to);
        Mock.text("deposed", resource.path("deposed"), to);
        Mock.members(resource, List.of("index", "mode"), to);
        Mock.text("module_address", resource.path("module_address"), to);
        Mock.members(resource, List.of("name", "provider_name", "type"), to);
        to.endMap();
    }

    private static void change(JsonNode change, SentinelText to) {
        to.key("change");
        to.startMap();
        Mock.members(change, List.of("actions"), to);
        if (change.has("after")) {
            Mock.members(change, List.of("after"), to);
        } else {
            to.key("after");
            to.undefined();
        }
        Mock.member("after_unknown", change.path("after_unknown"), BooleanNode.FALSE, to);
        Mock.members(change, List.of("before"), to);
        to.endMap();
    }
}
