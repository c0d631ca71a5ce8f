package dev.runyard.ui.workspace;

import dev.runyard.persistence.workspace.Settings;
import java.util.ArrayList;
import java.util.List;

/** Something that people set on a workspace. */
record Setting(String name, String value) {
    /** Returns those that say how its runs go. */
    static List<Setting> of(Settings settings) {
        var rows = new ArrayList<Setting>();
        rows.add(new Setting(
                "Execution mode",
                settings.executionMode().wireName() + (settings.overwritesExecution() ? "" : ", inherited")));
        if (settings.agentPool() != null) {
            rows.add(new Setting("Agent pool", settings.agentPool().value()));
        }
        rows.add(new Setting(settings.tool().title() + " version", settings.terraformVersion()));
        rows.add(new Setting(
                "Working directory", settings.workingDirectory().isEmpty() ? "root" : settings.workingDirectory()));
        rows.add(yes("Auto-apply", settings.autoApply()));
        rows.add(yes("Destroy plans", settings.allowDestroyPlan()));
        rows.add(yes("Plan-only runs", settings.speculativeEnabled()));
        rows.add(new Setting("State", sharing(settings)));
        return rows;
    }

    private static String sharing(Settings settings) {
        if (settings.globalRemoteState()) {
            return "shared in the organization";
        }
        return settings.projectRemoteState() ? "shared in the project" : "shared with listed workspaces only";
    }

    private static Setting yes(String name, boolean on) {
        return new Setting(name, on ? "on" : "off");
    }
}
