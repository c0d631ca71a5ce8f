package dev.runyard.contract;

/**
 * How terraform inside the sandbox reaches this server, for {@code terraform_remote_state} and the registry.
 *
 * @param url the address of the server as users see it, without a trailing slash
 * @param token lives as long as the attempt; may read the state of its workspace and of those shared with it
 */
public record TerraformAccess(String url, String token) {
    @Override
    public String toString() {
        return "TerraformAccess[" + url + "]";
    }
}
