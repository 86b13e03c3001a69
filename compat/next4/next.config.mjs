/** @type {import('next').NextConfig} */
const config = {
  eslint: { ignoreDuringBuilds: true },
};

export default config;
