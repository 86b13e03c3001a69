package dev.genkan.server.dashboard;

import dev.genkan.forms.html.Brand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How the pages look. The configuration says it, because a style sheet and a logo are files of the application; here a
/// look is tried, and the lines for those files are printed.
public record BrandingRoom(DashboardDesk desk, Brand brand) implements Room {

    private static final String HERE = "/branding";
    private static final String STYLE = HERE + "/preview.css";

    @Override
    public Place place() {
        return Place.BRANDING;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(HERE, this::show),
                CsvFile.route(HERE + ".csv", "branding.csv", List.of("what", "now", "property"), call -> rows()),
                Route.page(STYLE, this::style));
    }

    private Stream<List<String>> rows() {
        return Stream.of(
                List.of("Application name", brand.name(), "genkan.brand.name"),
                List.of("Logo", brand.logo(), "genkan.brand.logo"),
                List.of("Style sheet", brand.stylesheet(), "genkan.brand.stylesheet"));
    }

    private void show(Call call) throws IOException {
        BrandSketch sketch = sketch(call);
        String problem = call.query("colour").isEmpty()
                        || Colour.parse(call.query("colour")).isPresent()
                ? ""
                : "Write a colour as #19705f";
        Map<String, Object> model = new HashMap<>();
        model.put("configured", brand);
        model.put("colour", problem.isEmpty() ? sketch.primary().toString() : call.query("colour"));
        model.put("corners", sketch.corners());
        model.put("css", sketch.css());
        model.put("verdict", sketch.verdict());
        model.put(
                "style",
                STYLE
                        + Query.NONE
                                .and("colour", sketch.primary().toString())
                                .and("corners", sketch.corners())
                                .text());
        Map<String, String> problems = problem.isEmpty() ? Map.of() : Map.of("colour", problem);
        desk.show(call, problem.isEmpty() ? 200 : 422, Place.BRANDING, "branding", problems, model);
    }

    /// A style sheet of its own, because pages here have no styles in them.
    private void style(Call call) throws IOException {
        byte[] css = sketch(call).css(".gk-brand-preview").getBytes(StandardCharsets.UTF_8);
        call.response().setHeader("Cache-Control", "no-store");
        call.response().setHeader("X-Content-Type-Options", "nosniff");
        call.response().setContentType("text/css;charset=utf-8");
        call.response().getOutputStream().write(css);
    }

    private static BrandSketch sketch(Call call) {
        return BrandSketch.of(call.query("colour"), call.query("corners"));
    }
}
