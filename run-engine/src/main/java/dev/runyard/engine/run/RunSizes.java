package dev.runyard.engine.run;

import dev.runyard.persistence.problem.Invalid;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** How much a run may carry, and of what form; limits of variables are HCP Terraform's. */
final class RunSizes {
    private static final int MAX_MESSAGE = 4096;
    private static final int MAX_ADDRESSES = 1000;
    private static final int MAX_ADDRESS = 2048;
    private static final int MAX_VARIABLES = 1000;
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 256 * 1024;
    private static final Pattern KEY = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

    private RunSizes() {}

    static void check(RunRequest asked) {
        var message = asked.message();
        if (message != null && message.length() > MAX_MESSAGE) {
            throw Invalid.attribute("message", "is too long (maximum is " + MAX_MESSAGE + " characters)");
        }
        var options = asked.options();
        checkAddresses("target-addrs", options.targetAddrs());
        checkAddresses("replace-addrs", options.replaceAddrs());
        checkAddresses("invoke-action-addrs", options.invokeActionAddrs());
        checkVariables(asked.variables());
    }

    private static void checkAddresses(String attribute, List<String> addresses) {
        if (addresses.size() > MAX_ADDRESSES) {
            throw Invalid.attribute(attribute, "can hold " + MAX_ADDRESSES + " addresses at most");
        }
        for (String address : addresses) {
            if (address.isBlank()
                    || address.length() > MAX_ADDRESS
                    || address.chars().anyMatch(Character::isISOControl)) {
                throw Invalid.attribute(attribute, "must hold addresses, as terraform writes them");
            }
        }
    }

    private static void checkVariables(List<RunVariable> variables) {
        if (variables.size() > MAX_VARIABLES) {
            throw Invalid.attribute("variables", "can be " + MAX_VARIABLES + " at most");
        }
        var keys = new HashSet<String>();
        for (RunVariable variable : variables) {
            if (variable.key().length() > MAX_KEY
                    || !KEY.matcher(variable.key()).matches()) {
                throw Invalid.attribute("variables", "must have keys that are names of input variables");
            }
            if (!keys.add(variable.key())) {
                throw Invalid.attribute("variables", "must not hold a key twice");
            }
            if (variable.value().length() > MAX_VALUE || variable.value().indexOf('\0') >= 0) {
                throw Invalid.attribute(
                        "variables", "must have values of " + MAX_VALUE + " characters at most, without NUL");
            }
        }
    }
}
