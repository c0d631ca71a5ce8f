package dev.runyard.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** One thing that is measured, with servers and databases of its own. */
@FunctionalInterface
interface Figure {
    List<Reading> measure(Workbench bench) throws IOException, SQLException, InterruptedException;
}
