package dev.runyard.worker;

import dev.runyard.contract.Tool;
import dev.runyard.worker.tool.InstalledTool;
import dev.runyard.worker.tool.Progress;
import dev.runyard.worker.tool.ToolChoice;
import dev.runyard.worker.tool.ToolInstaller;
import dev.runyard.worker.tool.ToolMissing;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tool of an attempt, or why there is none: an attempt without one starts all the same, to say so in its log. */
record Choice(Tool asked, @Nullable ToolChoice found, String problem) {
    static Choice make(ToolInstaller tools, Tool asked) throws InterruptedException {
        try {
            return new Choice(asked, tools.choose(asked), "");
        } catch (ToolMissing e) {
            return new Choice(asked, null, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Choice(asked, null, "The tools of this worker cannot be read: " + e.getMessage());
        }
    }

    /** Installs the tool when it is not here, and says so in the attempt's log. */
    InstalledTool tool(ToolInstaller tools, Attempt attempt) throws Unworkable, Halted, InterruptedException {
        if (found == null) {
            throw new Unworkable(problem);
        }
        if (!found.note().isEmpty()) {
            attempt.log().line(found.note());
        }
        try {
            return tools.install(found, new Told(attempt));
        } catch (ToolMissing e) {
            attempt.requireGoingOn();
            throw new Unworkable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            attempt.requireGoingOn();
            throw new Unworkable("The tools of this worker cannot be used: " + e.getMessage());
        }
    }

    /** Returns the version that will run, or else the one that was asked for. */
    String version() {
        return found == null ? asked.version() : found.version().toString();
    }

    private record Told(Attempt attempt) implements Progress {
        @Override
        public void line(String text) {
            attempt.log().line(text);
        }

        @Override
        public boolean stopped() {
            return attempt.halt().reason().isPresent();
        }
    }
}
