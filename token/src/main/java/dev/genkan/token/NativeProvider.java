package dev.genkan.token;

import java.lang.reflect.InvocationTargetException;
import java.security.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Amazon Corretto Crypto Provider, if its jar is on the class path and loads on this machine: RS256 is about twice as
/// fast with it, ES256 more than ten times.
///
/// Found by reflection, because it exists for some platforms only. It is used for our tokens and never installed for
/// the whole runtime: that would change the cryptography of an application which has merely added a jar.
final class NativeProvider {

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final String NAME = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private NativeProvider() {}

    /// Empty where there is none, and where it does not load.
    static Optional<Provider> find() {
        return Found.PROVIDER;
    }

    /// Loading it takes a moment and can be told of once.
    private static final class Found {
        static final Optional<Provider> PROVIDER = load(NAME);
    }

    /// A provider by the name of its class, which has it as `INSTANCE` and says by `assertHealthy` whether it works. If
    /// it does not, one line in the log says why.
    static Optional<Provider> load(String className) {
        try {
            Class<?> type = Class.forName(className, true, NativeProvider.class.getClassLoader());
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            requireAll(provider);
            LOG.log(System.Logger.Level.INFO, "Tokens are signed and verified by " + provider.getInfo());
            return Optional.of(provider);
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // the usual case, and nothing to tell
        } catch (InvocationTargetException e) {
            return unusable(className, e.getCause());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return unusable(className, e);
        }
    }

    private static void requireAll(Provider provider) {
        for (Algorithm algorithm : Algorithm.values()) {
            if (provider.getService("Signature", algorithm.signatureName()) == null
                    || provider.getService("KeyFactory", algorithm.keyType()) == null) {
                throw new IllegalStateException("it does not know " + algorithm);
            }
        }
    }

    private static Optional<Provider> unusable(String className, @Nullable Throwable why) {
        LOG.log(
                System.Logger.Level.WARNING,
                className + " does not work here, so tokens are signed and verified by the JDK: " + why);
        return Optional.empty();
    }
}
