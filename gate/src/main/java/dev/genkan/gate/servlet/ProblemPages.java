package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// The gate's port for how a refusal looks to a person. The gate itself draws pages without style and in English only;
/// a house with a printing press does better.
public interface ProblemPages {

    /// Pages without style.
    ProblemPages BARE = (problem, request) -> Optional.empty();

    /// The whole page.
    ///
    /// @return empty for the page without style
    Optional<String> html(Problem problem, HttpServletRequest request);
}
