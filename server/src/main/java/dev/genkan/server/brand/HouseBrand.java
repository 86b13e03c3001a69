package dev.genkan.server.brand;

import dev.genkan.forms.html.Brand;
import dev.genkan.identity.instance.InstanceSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/// Whose door it is at this moment: what operators have stored, and in its place what the configuration says. A
/// page that is drawn while the database does not answer looks as the last one did.
public final class HouseBrand implements Supplier<Brand> {

    private static final System.Logger LOG = System.getLogger(HouseBrand.class.getName());

    /// How long a database that did not answer is not asked again for a look.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Brand configured;
    private final Supplier<InstanceSettings> settings;
    private final String root;
    private final InstantSource clock;
    private volatile InstanceSettings last = InstanceSettings.USUAL;
    private volatile Instant askAgain = Instant.EPOCH;

    /// @param configured a style sheet in it stands in the place of stored colours
    /// @param settings as they hold, with those that the configuration says
    /// @param house the path below which our own addresses are
    public HouseBrand(Brand configured, Supplier<InstanceSettings> settings, String house, InstantSource clock) {
        this.configured = configured;
        this.settings = settings;
        this.root = house + "/brand/";
        this.clock = clock;
    }

    @Override
    public Brand get() {
        InstanceSettings now = now();
        return new Brand(
                now.text("brand_name").filter(name -> !name.isBlank()).orElse(configured.name()),
                now.text("brand_logo").orElse(configured.logo()),
                configured.stylesheet().isEmpty()
                        ? sketch(now).map(this::address).orElse("")
                        : configured.stylesheet());
    }

    /// The colours, corners and font that are stored; empty where nothing is, or where the configuration has a style
    /// sheet, of which nothing is known here.
    public Optional<BrandSketch> sketch() {
        return configured.stylesheet().isEmpty() ? sketch(now()) : Optional.empty();
    }

    /// Below which the style sheet lies, without the context path.
    String root() {
        return root;
    }

    String address(BrandSketch sketch) {
        return root + hash(sketch.css()) + ".css";
    }

    private static Optional<BrandSketch> sketch(InstanceSettings settings) {
        return BrandSketch.of(settings);
    }

    private InstanceSettings now() {
        Instant now = clock.instant();
        if (now.isBefore(askAgain)) {
            return last;
        }
        try {
            last = settings.get();
        } catch (RuntimeException e) {
            // the page may be the one that says so, and whoever waits for it has waited for the database once already
            askAgain = now.plus(PATIENCE);
            LOG.log(System.Logger.Level.DEBUG, "The look is the last one that was known", e);
        }
        return last;
    }

    private static String hash(String css) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
