package dev.genkan.server.standalone;

import dev.genkan.onboarding.yaml.FlowSource;
import dev.genkan.onboarding.yaml.WatchedFlows;
import dev.genkan.server.CannotStart;
import dev.genkan.server.Engine;
import dev.genkan.server.ServerDoor;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// The flows that a file declares, on the server's hosted pages.
final class DeclaredFlows {

    private DeclaredFlows() {}

    /// @throws CannotStart with all that is wrong in the file
    static ServerDoor door(Engine engine, ServerConfiguration configuration, InstantSource clock) {
        Validator validator = validator(clock);
        FlowSource file = new FlowSource(configuration.flows(), DeclaredFlows.class.getClassLoader());
        try {
            WatchedFlows flows = new WatchedFlows(List.of(), List.of(), file, validator, clock);
            return engine.serverDoor(configuration.publicUrl(), configuration.live(), flows, validator);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.flows: " + e.getMessage(), e);
        }
    }

    /// What `past` and `future` mean is what the rest of the server means by now. It is needed as long as the server
    /// runs, so nobody closes it.
    private static Validator validator(InstantSource clock) {
        ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .clockProvider(() -> clock.withZone(ZoneId.systemDefault()))
                .buildValidatorFactory();
        return factory.getValidator();
    }
}
