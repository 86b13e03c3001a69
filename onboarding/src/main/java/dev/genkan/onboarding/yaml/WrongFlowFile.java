package dev.genkan.onboarding.yaml;

import java.util.List;
import java.util.stream.Collectors;

/// A file declares no flows that could be asked; the fault of whoever wrote it.
public final class WrongFlowFile extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    WrongFlowFile(String file, List<Fault> faults) {
        super(faults.stream().map(fault -> file + ":" + fault).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /// All that is wrong, in the order of the file; never empty. The message has a line for each.
    public List<Fault> faults() {
        return faults;
    }
}
