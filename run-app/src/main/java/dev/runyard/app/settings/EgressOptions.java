package dev.runyard.app.settings;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import dev.runyard.worker.SandboxKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the settings of the network together. */
final class EgressOptions {
    private EgressOptions() {}

    /** Returns what runs reach; a {@link Refusal} where it cannot be kept from them. */
    static Egress of(SandboxKind sandbox, @Nullable EgressMode mode, List<IpRange> allow, List<IpRange> deny) {
        boolean confined = sandbox.confines();
        if (!confined && mode != null && mode != EgressMode.OPEN) {
            throw Refusal.wrongRequest("RUNYARD_EGRESS is " + mode + ", which needs a sandbox: set it to open, or"
                    + " RUNYARD_SANDBOX to bubblewrap or docker");
        }
        EgressMode usual = confined ? EgressMode.DENY_LIST : EgressMode.OPEN;
        var egress = new Egress(mode == null ? usual : mode, allow, deny);
        if (egress.letsAllThrough() && !(allow.isEmpty() && deny.isEmpty())) {
            throw Refusal.wrongRequest("RUNYARD_EGRESS_ALLOW and RUNYARD_EGRESS_DENY mean nothing while RUNYARD_EGRESS"
                    + " is open: set that to deny-list or allow-list");
        }
        return egress;
    }
}
