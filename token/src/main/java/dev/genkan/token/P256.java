package dev.genkan.token;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;

/// The curve P-256 (FIPS 186-5; also `secp256r1`).
final class P256 {

    static final String NAME = "secp256r1";

    static final ECParameterSpec PARAMETERS = parameters();

    private static final BigInteger PRIME = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();

    private P256() {}

    /// Whether the key names this curve and its point lies on it (a point of another curve is how secrets leak).
    static boolean contains(ECPublicKey key) {
        ECParameterSpec named = key.getParams();
        return named != null
                && named.getCurve().equals(PARAMETERS.getCurve())
                && named.getGenerator().equals(PARAMETERS.getGenerator())
                && named.getOrder().equals(PARAMETERS.getOrder())
                && named.getCofactor() == PARAMETERS.getCofactor()
                && contains(key.getW());
    }

    static boolean contains(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        EllipticCurve curve = PARAMETERS.getCurve();
        BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB());
        return isField(x)
                && isField(y)
                && y.multiply(y).subtract(right).mod(PRIME).signum() == 0;
    }

    /// Whether the bytes are a number from 1 to the order of the group less 1.
    static boolean isScalar(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        return number.signum() > 0 && number.compareTo(PARAMETERS.getOrder()) < 0;
    }

    private static boolean isField(BigInteger number) {
        return number.signum() >= 0 && number.compareTo(PRIME) < 0;
    }

    private static ECParameterSpec parameters() {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec(NAME));
            return curve.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no curve P-256", e);
        }
    }
}
