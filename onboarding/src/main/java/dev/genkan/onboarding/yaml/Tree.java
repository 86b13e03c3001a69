package dev.genkan.onboarding.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// YAML as a tree of places. Nothing is made of it, so no tag of the file can name a class.
final class Tree {

    /// In characters.
    static final int LONGEST = 256 * 1024;
    private static final int DEEPEST = 30;
    private static final int MOST_ALIASES = 50;

    private Tree() {}

    /// @return empty if the file has nothing in it, or is no YAML, which the faults know
    static Optional<Node> of(String text, Faults faults) {
        if (text.length() > LONGEST) {
            faults.found().add(new Fault(1, 1, "", "a file of flows has at most 256 KiB; divide it"));
            return Optional.empty();
        }
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setAllowRecursiveKeys(false);
        try {
            return Optional.ofNullable(new Yaml(limits).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String problem = String.valueOf(e.getProblem());
            if (mark == null) {
                faults.found().add(new Fault(1, 1, "", "this is no YAML: " + problem));
            } else {
                faults.add(mark, "", "this is no YAML: " + problem);
            }
        } catch (YAMLException e) {
            faults.found().add(new Fault(1, 1, "", "this is no YAML that is read here: " + e.getMessage()));
        }
        return Optional.empty();
    }
}
