package dev.genkan.onboarding;

import dev.genkan.forms.schema.TypeScript;
import jakarta.validation.Validator;
import java.util.List;
import java.util.stream.Collectors;

/// What the flows of an application put into its session tokens, as the declaration that TypeScript programs keep
/// beside their own: `globals.d.ts` with `CustomJwtSessionClaims`, as the guide has it.
///
/// It holds where the claims template puts the public metadata under `metadata`, as the default one does. Every answer
/// may be absent: before its flow is finished it is.
public final class ClaimsTypes {

    private ClaimsTypes() {}

    /// @param flows may be empty
    /// @throws IllegalArgumentException as [Questions#of]
    public static String declaration(List<Onboarding> flows, Validator validator) {
        return declaration(
                flows.stream().map(flow -> Questions.of(flow, validator)).toList());
    }

    /// The same of flows whose forms are made.
    public static String declaration(List<Questions> flows) {
        String versions = flows.stream()
                .map(Questions::flow)
                .map(flow -> quoted(flow.name()) + "?: number")
                .collect(Collectors.joining("; ", "{ ", " }"));
        String answers = flows.stream()
                .flatMap(questions -> questions.flow().steps().stream().map(questions::form))
                .map(form -> " &\n      Partial<" + TypeScript.type(form) + ">")
                .collect(Collectors.joining());
        return """
                // The claims of this application's session tokens, generated from its onboarding flows.
                export {}

                declare global {
                  interface CustomJwtSessionClaims {
                    metadata: {
                      %s?: boolean
                      %s?: %s
                    }%s
                  }
                }
                """.formatted(Onboarding.COMPLETE, Onboarding.VERSIONS, flows.isEmpty() ? "{}" : versions, answers);
    }

    /// A name with a hyphen is no name in TypeScript.
    private static String quoted(String name) {
        return name.contains("-") ? "\"" + name + "\"" : name;
    }
}
