package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.Asset;
import dev.genkan.forms.html.Pages;
import dev.genkan.gate.Paths;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/// The stylesheets, the script, the font and the pictures of our pages, below `/genkan/assets`. Nobody is asked who
/// they are, and no cookie is set.
public final class AssetPages implements OwnPages {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Pages pages;
    private final String root;

    public AssetPages(Paths paths, Pages pages) {
        this.pages = pages;
        this.root = paths.house() + "/assets/";
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().startsWith(root)) {
            return false;
        }
        if (!Methods.isRead(request)) {
            Methods.refuse(request, response, "GET, HEAD");
            return true;
        }
        String[] hashAndName = visit.path().substring(root.length()).split("/", 2);
        Optional<Asset> asset = hashAndName.length == 2 ? pages.assets().find(hashAndName[1]) : Optional.empty();
        if (asset.isPresent()) {
            send(asset.get(), hashAndName[0].equals(pages.assets().hash()), response);
        } else {
            new Problem(404, "resource_not_found", "This file isn’t here", "It may belong to another release.")
                    .answer(request, response);
        }
        return true;
    }

    // A page of the release before still finds the file of its name, but must not take it for its own for ever.
    private static void send(Asset asset, boolean current, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", current ? FOR_EVER : "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(asset.contentType());
        response.setContentLength(asset.size());
        asset.writeTo(response.getOutputStream());
    }
}
