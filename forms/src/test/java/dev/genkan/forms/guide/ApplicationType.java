package dev.genkan.forms.guide;

public enum ApplicationType {
    B2C,
    B2B
}
