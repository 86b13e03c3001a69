package dev.genkan.server.dashboard;

import dev.genkan.forms.html.Brand;
import dev.genkan.identity.exchange.Exchanged;
import dev.genkan.identity.exchange.SettingsExchange;
import dev.genkan.identity.exchange.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Whose door it is and how it looks: tried first, then stored for everybody's next page and mail. What the
/// configuration says is shown under the name it has there; where it has a style sheet, colours are in that.
///
/// @param brand as it holds now
/// @param properties those that say a setting, by the setting's name
/// @param styled whether the configuration has a style sheet
public record BrandingRoom(
        DashboardDesk desk,
        Supplier<SettingsExchange> exchange,
        Supplier<Brand> brand,
        Supplier<Map<String, String>> properties,
        boolean styled)
        implements Room {

    private static final String HERE = "/branding";
    private static final String TRY = HERE + "/try";
    private static final String STYLE = HERE + "/preview.css";

    @Override
    public Place place() {
        return Place.BRANDING;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(HERE, this::look),
                Route.page(STYLE, this::style),
                Route.trial(TRY, this::tryOut),
                Route.act(HERE, this::save));
    }

    private void look(Call call) throws IOException {
        SettingsFile now = exchange.get().now();
        BrandForm tried = BrandForm.of(now).trying(call);
        Map<String, String> flaws = tried.flaws();
        show(call, flaws.isEmpty() ? 200 : 422, now, tried, flaws, "");
    }

    private void save(Call call) throws IOException {
        SettingsFile now = exchange.get().now();
        BrandForm typed = typed(call, now);
        if (!typed.problems().isEmpty()) {
            show(call, 422, now, typed, typed.problems(), "");
            return;
        }
        Exchanged exchanged =
                exchange.get().change(found -> Seen.is(call, BrandForm.of(found).text()), typed::in, call.actor());
        switch (exchanged) {
            case Exchanged.Done done -> desk.seeOther(call, HERE, Done.SAVED);
            case Exchanged.Moved moved ->
                show(
                        call,
                        409,
                        moved.now(),
                        typed,
                        Map.of(),
                        BrandForm.of(moved.now()).text());
            case Exchanged.Unfit unfit -> show(call, 422, now, typed, Map.of("name", unfit.problem()), "");
        }
    }

    private void tryOut(Call call) throws IOException {
        SettingsFile now = exchange.get().now();
        BrandForm typed = typed(call, now);
        Map<String, String> flaws = typed.flaws();
        show(call, flaws.isEmpty() ? 200 : 422, now, typed, flaws, "");
    }

    private BrandForm typed(Call call, SettingsFile now) {
        BrandForm typed = BrandForm.of(call.form());
        return styled ? typed.lookingAs(BrandForm.of(now)) : typed;
    }

    /// @param stored what somebody else has made of it; empty if nobody has
    private void show(
            Call call, int status, SettingsFile now, BrandForm form, Map<String, String> problems, String stored)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("holds", brand.get());
        model.put("form", form);
        model.put("seen", Seen.of(BrandForm.of(now).text()));
        model.put("sketch", form.sketch());
        model.put("nameBy", properties.get().getOrDefault("brand_name", ""));
        model.put("logoBy", properties.get().getOrDefault("brand_logo", ""));
        model.put("styled", styled);
        model.put("stored", stored);
        model.put(
                "style",
                STYLE
                        + Query.NONE
                                .and("colour", form.sketch().primary().toString())
                                .and("dark", form.sketch().dark().toString())
                                .and("corners", form.sketch().corners())
                                .and("font", form.sketch().font())
                                .text());
        if (!stored.isEmpty()) {
            model.put(
                    "alert",
                    "Somebody else has changed this meanwhile, and nothing of yours was saved. Below is what you typed;"
                            + " save it again to replace what is stored now.");
        }
        desk.show(call, status, Place.BRANDING, "branding", problems, model);
    }

    /// A style sheet of its own, because pages here have no styles in them.
    private void style(Call call) throws IOException {
        BrandForm tried = BrandForm.of(SettingsFile.EMPTY).trying(call);
        byte[] css = tried.sketch().css(".gk-brand-preview").getBytes(StandardCharsets.UTF_8);
        call.response().setHeader("Cache-Control", "no-store");
        call.response().setHeader("X-Content-Type-Options", "nosniff");
        call.response().setContentType("text/css;charset=utf-8");
        call.response().getOutputStream().write(css);
    }
}
