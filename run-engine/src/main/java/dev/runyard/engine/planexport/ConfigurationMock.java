package dev.runyard.engine.planexport;

import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The configuration of a plan, as HCP Terraform's page "tfconfig/v2 Sentinel import" has it. */
final class ConfigurationMock implements Mock {
    private static final JsonNode NO_LIST = JsonNodeFactory.instance.arrayNode();
    private static final JsonNode NO_MAP = JsonNodeFactory.instance.objectNode();

    /** Takes the indexes out of an address, whatever is in them. */
    private static final String STRIP_INDEX = """

            func strip_index(addr) {
            	stripped = ""
            	for strings.split(addr, "[") as i, part {
            		pieces = strings.split(part, "]")
            		if i is 0 {
            			stripped = part
            		} else if length(pieces) > 1 {
            			stripped = stripped + pieces[length(pieces)-1]
            		}
            	}

            	return stripped
            }
            """;

    private final PlanJson plan;

    ConfigurationMock(PlanJson plan) {
        this.plan = plan;
    }

    @Override
    public String of() {
        return "tfconfig/v2";
    }

    @Override
    public String fileName() {
        return "mock-tfconfig-v2.sentinel";
    }

    @Override
    public void write(SentinelText to) {
        to.lines("import \"strings\"\n");
        collection("providers", "provider_config", to, (key, node, module) -> provider(key, node, to));
        collection("resources", "resources", to, (key, node, module) -> resource(node, module, to));
        collection("provisioners", "resources", to, (key, node, module) -> provisioners(node, module, to));
        collection("variables", "variables", to, (key, node, module) -> variable(key, node, module, to));
        collection("outputs", "outputs", to, (key, node, module) -> output(key, node, module, to));
        collection("module_calls", "module_calls", to, (key, node, module) -> call(key, node, module, to));
        to.lines(STRIP_INDEX);
    }

    /** What is done with each thing of a kind: its name if it has one, what is known of it, and its module's address. */
    private interface Reader {
        void read(String name, JsonNode node, String module);
    }

    private void collection(String name, String member, SentinelText to, Reader reader) {
        to.assign(name);
        to.startMap();
        plan.members((top, configuration) -> {
            if (!top.equals("configuration")) {
                return false;
            }
            PlanJson.members(configuration, (part, parser) -> {
                if (part.equals("root_module")) {
                    module(parser, "", member, reader);
                    return true;
                }
                return part.equals(member) && things(parser, "", reader);
            });
            return true;
        });
        to.endMap();
    }

    private static void module(JsonParser module, String address, String wanted, Reader reader) {
        PlanJson.members(module, (member, parser) -> {
            if (member.equals("module_calls")) {
                PlanJson.members(parser, (name, call) -> called(call, name, address, wanted, reader));
                return true;
            }
            return member.equals(wanted) && things(parser, address, reader);
        });
    }

    private static boolean things(JsonParser things, String address, Reader reader) {
        if (things.currentToken() == JsonToken.START_ARRAY) {
            PlanJson.elements(things, each -> reader.read("", PlanJson.value(each), address));
        } else {
            PlanJson.members(things, (name, each) -> {
                reader.read(name, PlanJson.value(each), address);
                return true;
            });
        }
        return true;
    }

    private static boolean called(JsonParser call, String name, String address, String wanted, Reader reader) {
        var known = JsonNodeFactory.instance.objectNode();
        PlanJson.members(call, (member, parser) -> {
            if (member.equals("module")) {
                module(parser, ModuleAddress.within(address, "module." + name), wanted, reader);
            } else {
                known.set(member, PlanJson.value(parser));
            }
            return true;
        });
        if (wanted.equals("module_calls")) {
            reader.read(name, known, address);
        }
        return true;
    }

    private static void provider(String key, JsonNode provider, SentinelText to) {
        to.key(key);
        to.startMap();
        Mock.text("alias", provider.path("alias"), to);
        Mock.member("config", provider.path("expressions"), NO_MAP, to);
        Mock.text("full_name", provider.path("full_name"), to);
        Mock.text("module_address", provider.path("module_address"), to);
        Mock.text("name", provider.path("name"), to);
        to.key("provider_config_key");
        to.text(key);
        Mock.text("version_constraint", provider.path("version_constraint"), to);
        to.endMap();
    }

    private static void resource(JsonNode resource, String module, SentinelText to) {
        String address = address(resource, module);
        to.key(address);
        to.startMap();
        to.key("address");
        to.text(address);
        expressions(resource, to);
        Mock.member("depends_on", resource.path("depends_on"), NO_LIST, to);
        Mock.members(resource, List.of("mode", "name", "type"), to);
        inModule(module, to);
        Mock.text("provider_config_key", resource.path("provider_config_key"), to);
        to.key("provisioners");
        to.startList();
        int index = 0;
        for (JsonNode provisioner : resource.path("provisioners")) {
            to.element();
            provisioner(provisioner, address, index++, to);
        }
        to.endList();
        to.endMap();
    }

    private static void provisioners(JsonNode resource, String module, SentinelText to) {
        String address = address(resource, module);
        int index = 0;
        for (JsonNode provisioner : resource.path("provisioners")) {
            to.key(address + ":" + index);
            provisioner(provisioner, address, index++, to);
        }
    }

    private static void provisioner(JsonNode provisioner, String address, int index, SentinelText to) {
        to.startMap();
        Mock.member("config", provisioner.path("expressions"), NO_MAP, to);
        to.key("index");
        to.text(Integer.toString(index));
        to.key("resource_address");
        to.text(address);
        Mock.members(provisioner, List.of("type"), to);
        to.endMap();
    }

    private static void variable(String name, JsonNode variable, String module, SentinelText to) {
        named(name, module, to);
        Mock.members(variable, List.of("default"), to);
        Mock.text("description", variable.path("description"), to);
        to.endMap();
    }

    private static void output(String name, JsonNode output, String module, SentinelText to) {
        named(name, module, to);
        Mock.member("depends_on", output.path("depends_on"), NO_LIST, to);
        Mock.text("description", output.path("description"), to);
        Mock.member("sensitive", output.path("sensitive"), BooleanNode.FALSE, to);
        Mock.member("value", output.path("expression"), NO_MAP, to);
        to.endMap();
    }

    private static void call(String name, JsonNode call, String module, SentinelText to) {
        named(name, module, to);
        expressions(call, to);
        Mock.member("depends_on", call.path("depends_on"), NO_LIST, to);
        Mock.text("source", call.path("source"), to);
        Mock.text("version_constraint", call.path("version_constraint"), to);
        to.endMap();
    }

    private static void expressions(JsonNode owner, SentinelText to) {
        Mock.member("config", owner.path("expressions"), NO_MAP, to);
        Mock.member("count", owner.path("count_expression"), NO_MAP, to);
        Mock.member("for_each", owner.path("for_each_expression"), NO_MAP, to);
    }

    /** Begins the entry of what has a name within its module. */
    private static void named(String name, String module, SentinelText to) {
        to.key(ModuleAddress.key(module, name));
        to.startMap();
        inModule(module, to);
        to.key("name");
        to.text(name);
    }

    private static void inModule(String module, SentinelText to) {
        to.key("module_address");
        to.text(module);
    }

    private static String address(JsonNode resource, String module) {
        return ModuleAddress.within(module, resource.path("address").asString(""));
    }
}
