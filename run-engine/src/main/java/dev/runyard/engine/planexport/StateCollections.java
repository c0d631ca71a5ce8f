package dev.runyard.engine.planexport;

import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The collections {@code outputs} and {@code resources} of HCP Terraform's page "tfstate/v2 Sentinel import". */
final class StateCollections {
    private static final JsonNode EMPTY_LIST = JsonNodeFactory.instance.arrayNode();

    private StateCollections() {}

    /** Writes a map of the outputs that the parser is at. */
    static void outputs(JsonParser outputs, SentinelText to) {
        to.startMap();
        PlanJson.members(outputs, (name, parser) -> {
            JsonNode output = PlanJson.value(parser);
            to.key(name);
            to.startMap();
            to.key("name");
            to.text(name);
            Mock.member("sensitive", output.path("sensitive"), BooleanNode.FALSE, to);
            value(output, to);
            to.endMap();
            return true;
        });
        to.endMap();
    }

    /** A value that only the apply will tell is not there. */
    private static void value(JsonNode output, SentinelText to) {
        if (output.has("value")) {
            Mock.member("value", output.get("value"), to);
        } else {
            to.key("value");
            to.undefined();
        }
    }

    /** Writes a map of all resources of the module that the parser is at, and of those below it. */
    static void resources(JsonParser rootModule, SentinelText to) {
        to.startMap();
        module(rootModule, to);
        to.endMap();
    }

    private static void module(JsonParser module, SentinelText to) {
        PlanJson.members(module, (name, parser) -> {
            switch (name) {
                case "resources" -> PlanJson.elements(parser, each -> resource(PlanJson.value(each), to));
                case "child_modules" -> PlanJson.elements(parser, each -> module(each, to));
                default -> {
                    return false;
                }
            }
            return true;
        });
    }

    private static void resource(JsonNode resource, SentinelText to) {
        String address = resource.path("address").asString("");
        String deposed = resource.path("deposed_key").asString("");
        to.key(deposed.isEmpty() ? address : address + ":" + deposed);
        to.startMap();
        Mock.text("address", resource.path("address"), to);
        Mock.member("depends_on", resource.path("depends_on"), EMPTY_LIST, to);
        Mock.text("deposed_key", resource.path("deposed_key"), to);
        Mock.members(resource, List.of("index", "mode"), to);
        to.key("module_address");
        to.text(ModuleAddress.of(address));
        Mock.members(resource, List.of("name", "provider_name"), to);
        Mock.member("tainted", resource.path("tainted"), BooleanNode.FALSE, to);
        Mock.members(resource, List.of("type", "values"), to);
        to.endMap();
    }
}
