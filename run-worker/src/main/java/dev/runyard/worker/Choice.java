package dev.runyard.worker;

import dev.runyard.contract.Tool;
import dev.runyard.worker.tool.InstalledTool;
import dev.runyard.worker.tool.ToolInstaller;
import dev.runyard.worker.tool.ToolMissing;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tool of an attempt, or why there is none: an attempt without one starts all the same, to say so in its log. */
record Choice(Tool asked, @Nullable InstalledTool found, String problem) {
    static Choice make(ToolInstaller tools, Tool asked) {
        try {
            return new Choice(asked, tools.find(asked), "");
        } catch (ToolMissing e) {
            return new Choice(asked, null, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Choice(asked, null, "The tools of this worker cannot be read: " + e.getMessage());
        }
    }

    InstalledTool tool() throws Unworkable {
        if (found == null) {
            throw new Unworkable(problem);
        }
        return found;
    }

    /** Returns the version that will run, or else the one that was asked for. */
    String version() {
        return found == null ? asked.version() : found.version().toString();
    }
}
